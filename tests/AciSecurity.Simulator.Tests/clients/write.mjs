// Creates, changes and deletes a group and a registry, waiting for each operation.
import { instances, registries, tell, withSecret } from "./connection.mjs";

const credential = withSecret();
const groups = instances(credential).containerGroups;
const wait = { updateIntervalInMs: 10 };
const created = await groups.beginCreateOrUpdateAndWait("rg-shop", "by-client", {
  location: "westeurope",
  osType: "Linux",
  containers: [{ name: "c", image: "nginx", resources: { requests: { cpu: 1, memoryInGB: 1 } }, environmentVariables: [{ name: "S", secureValue: "not-a-real-secret" }] }],
}, wait);
const tagged = await groups.update("rg-shop", "by-client", { tags: { by: "client" } });
await groups.beginRestartAndWait("rg-shop", "by-client", wait);
await groups.stop("rg-shop", "by-client");
await groups.beginDeleteAndWait("rg-shop", "by-client", wait);

let gone;
try {
  await groups.get("rg-shop", "by-client");
} catch (error) {
  gone = error.statusCode;
}

const own = registries(credential).registries;
const registry = await own.create("rg-platform", "contosobyclient", { location: "westeurope", sku: { name: "Premium" }, adminUserEnabled: true }, wait);
const updated = await own.update(
  "rg-platform",
  "contosobyclient",
  { adminUserEnabled: false, networkRuleSet: { defaultAction: "Deny", ipRules: [{ action: "Allow", iPAddressOrRange: "198.51.100.1" }] } },
  wait,
);
await own.delete("rg-platform", "contosobyclient", wait);

tell({
  created: created.provisioningState,
  secret: created.containers[0].environmentVariables[0],
  tags: tagged.tags,
  osType: tagged.osType,
  gone,
  registry: registry.loginServer,
  adminUserEnabled: updated.adminUserEnabled,
  networkRuleSet: updated.networkRuleSet,
});
