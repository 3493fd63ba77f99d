// Lists, reads, pushes, locks and deletes in a registry, and pulls from another without signing in.
import { collect, require, tell, withSecret } from "./connection.mjs";

const { ContainerRegistryClient, ContainerRegistryContentClient } = require("@azure/container-registry");
const credential = withSecret();
const client = new ContainerRegistryClient(process.env.REGISTRY, credential);
const anonymous = new ContainerRegistryClient(process.env.ANONYMOUS_REGISTRY);

const pages = async (list) => {
  const sizes = [];
  for await (const page of list.byPage({ maxPageSize: 1 })) sizes.push(page.repositoryNames?.length ?? page.length);
  return sizes;
};
const status = async (call) => {
  try {
    await call();
    return "allowed";
  } catch (error) {
    return [error.statusCode, error.details?.errors?.[0]?.code ?? null];
  }
};

const content = new ContainerRegistryContentClient(process.env.REGISTRY, "team/by-client", credential);
const config = await content.uploadBlob(Buffer.from('{"architecture":"arm64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}'));
const layer = await content.uploadBlob(Buffer.alloc(5 * 1024 * 1024, "x"));
const manifest = (annotations) => ({
  schemaVersion: 2,
  mediaType: "application/vnd.oci.image.manifest.v1+json",
  config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: config.digest, size: config.sizeInBytes },
  layers: [{ mediaType: "application/vnd.oci.image.layer.v1.tar", digest: layer.digest, size: layer.sizeInBytes }],
  annotations,
});
const first = await content.setManifest(manifest({ n: "1" }), { tag: "v1" });
const second = await content.setManifest(manifest({ n: "2" }), { tag: "v2" });
const untagged = await content.setManifest(manifest({ n: "3" }));

const downloaded = await content.getManifest("v2");
let bytes = 0;
for await (const chunk of (await content.downloadBlob(layer.digest)).content) bytes += chunk.length;

const repository = client.getRepository("team/by-client");
const manifests = await collect(repository.listManifestProperties({ order: "LastUpdatedOnAscending" }));
const artifact = client.getArtifact("team/by-client", "v1");
await artifact.updateTagProperties("v1", { canDelete: false, canWrite: false });
const locked = [await status(() => artifact.deleteTag("v1")), await status(() => content.setManifest(manifest({ n: "4" }), { tag: "v1" }))];
await artifact.updateTagProperties("v1", { canDelete: true, canWrite: true });
const index = anonymous.getArtifact("tools/cli", "1.1");

tell({
  repositories: await collect(client.listRepositoryNames()),
  pages: await pages(client.listRepositoryNames()),
  properties: await repository.getProperties().then((found) => [found.name, found.manifestCount, found.tagCount, found.canWrite]),
  newest: (await collect(artifact.listTagProperties({ order: "LastUpdatedOnDescending" }))).map((tag) => tag.name),
  oldest: (await collect(artifact.listTagProperties({ order: "LastUpdatedOnAscending" }))).map((tag) => tag.name),
  manifests: manifests.map((found) => [found.digest === first.digest ? 1 : found.digest === second.digest ? 2 : found.digest === untagged.digest ? 3 : 0, found.tags, found.architecture, found.sizeInBytes]),
  downloaded: [downloaded.digest === second.digest, downloaded.manifest.annotations.n, downloaded.mediaType, bytes],
  locked,
  anonymous: {
    repositories: await collect(anonymous.listRepositoryNames()),
    references: (await index.getManifestProperties()).relatedArtifacts.map((found) => [found.operatingSystem, found.architecture]),
    write: (await status(() => index.deleteTag("1.1")))[0],
  },
  deleted: [
    await status(() => artifact.deleteTag("v1")),
    await status(() => client.getArtifact("team/by-client", second.digest).delete()),
    await status(() => client.deleteRepository("team/by-client")),
    (await collect(client.listRepositoryNames())).includes("team/by-client"),
    (await status(() => repository.getProperties()))[0],
  ],
});
