// Signs in, lists with paging and gets, with a secret or a certificate.
import { collect, instances, registries, subscriptions, subscription, tell, withCertificate, withSecret } from "./connection.mjs";

const credential = process.env.AZURE_CLIENT_CERTIFICATE_PATH ? withCertificate() : withSecret();
const groups = instances(credential).containerGroups;
const pages = [];
for await (const page of groups.list().byPage()) pages.push(page.length);

let missing;
try {
  await groups.get("rg-shop", "nothing");
} catch (error) {
  missing = { status: error.statusCode, code: error.code };
}

const own = registries(credential);
tell({
  subscriptions: (await collect(subscriptions(credential).subscriptions.list())).map((found) => found.displayName),
  subscription: (await subscriptions(credential).subscriptions.get(subscription)).displayName,
  pages,
  groups: (await collect(groups.listByResourceGroup("rg-shop"))).map((group) => group.name),
  image: (await groups.get("rg-shop", "shop-api")).containers[0].image,
  events: (await groups.get("rg-shop", "shop-api")).containers[0].instanceView.events.length,
  missing,
  registries: (await collect(own.registries.list())).map((registry) => registry.name),
  anonymousPull: (await own.registries.get("rg-platform", "contosolegacy")).anonymousPullEnabled ?? null,
  webhooks: (await collect(own.webhooks.list("rg-platform", "contosoprod"))).map((webhook) => webhook.name),
  tokens: (await collect(own.tokens.list("rg-platform", "contosoprod"))).map((token) => token.name),
  replications: (await collect(own.replications.list("rg-platform", "contosoprod"))).map((replication) => replication.name),
});
