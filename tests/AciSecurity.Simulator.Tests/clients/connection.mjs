// How Microsoft's clients reach the simulator. They are installed elsewhere than this script, so they are required from there.
import { createRequire } from "node:module";

export const require = createRequire(`${process.env.AZURE_CLIENTS}/`);
const endpoint = process.env.AZURE_ENDPOINT;
export const subscription = process.env.AZURE_SUBSCRIPTION;

export const { ClientSecretCredential, ClientCertificateCredential } = require("@azure/identity");
export const { SubscriptionClient } = require("@azure/arm-resources-subscriptions");
export const { ContainerInstanceManagementClient } = require("@azure/arm-containerinstance");
export const { ContainerRegistryManagementClient } = require("@azure/arm-containerregistry");
export const { ResourceGraphClient } = require("@azure/arm-resourcegraph");

const authority = { authorityHost: endpoint, disableInstanceDiscovery: true };
const options = { endpoint, credentials: { scopes: [`${endpoint}/.default`] }, credentialScopes: [`${endpoint}/.default`] };

export const withSecret = () =>
  new ClientSecretCredential(process.env.AZURE_TENANT_ID, process.env.AZURE_CLIENT_ID, process.env.AZURE_CLIENT_SECRET, authority);

export const withCertificate = () =>
  new ClientCertificateCredential(process.env.AZURE_TENANT_ID, process.env.AZURE_CLIENT_ID, { certificatePath: process.env.AZURE_CLIENT_CERTIFICATE_PATH }, authority);

export const instances = (credential, id = subscription) => new ContainerInstanceManagementClient(credential, id, options);
export const registries = (credential) => new ContainerRegistryManagementClient(credential, subscription, options);
export const graph = (credential) => new ResourceGraphClient(credential, options);
export const subscriptions = (credential) => new SubscriptionClient(credential, options);

export async function collect(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

export const tell = (answer) => process.stdout.write(JSON.stringify(answer));
