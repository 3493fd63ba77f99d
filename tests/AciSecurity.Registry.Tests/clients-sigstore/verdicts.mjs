// Signs with sigstore's own code, changes what was signed, and tells what sigstore's own verifier says of each.
import crypto from 'node:crypto';
import {
  DSSEBundleBuilder, FulcioSigner, MessageSignatureBundleBuilder, RekorWitness, TSAWitness, TrustedRoot, Verifier,
  bundleFromJSON, bundleToJSON, toSignedEntity, toTrustMaterial,
} from './packages.mjs';
import { startServices } from './services.mjs';

const identity = 'https://ci.made.example/team/app/.github/workflows/release.yml@refs/heads/main';
const issuer = 'https://issuer.made.example';
const manifest = Buffer.from('{"schemaVersion":2}');
const digest = crypto.createHash('sha256').update(manifest).digest('hex');
const statement = Buffer.from(JSON.stringify({
  _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: digest } }], predicateType: 'https://sigstore.dev/cosign/sign/v1', predicate: {},
}));

const services = await startServices();
const key = crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const spki = key.publicKey.export({ format: 'der', type: 'spki' });
const publicKey = key.publicKey.export({ format: 'pem', type: 'spki' });

const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const token = `${encode({ alg: 'none' })}.${encode({ sub: identity, iss: issuer })}.`;
const keyless = new FulcioSigner({ fulcioBaseURL: services.url, identityProvider: { getToken: async () => token } });
const keyed = {
  sign: async (data) => ({ key: { $case: 'publicKey', publicKey, hint: 'made' }, signature: crypto.sign('sha256', data, key.privateKey) }),
};

const rekor = (entryType) => new RekorWitness({ rekorBaseURL: services.url, entryType });
const tsa = new TSAWitness({ tsaBaseURL: services.url });
const signed = [];
for (const [who, signer] of [['keyless', keyless], ['key', keyed]]) {
  for (const [witnessed, witnesses] of [['rekor', [rekor('dsse')]], ['rekor intoto', [rekor('intoto')]], ['rekor tsa', [rekor('dsse'), tsa]]]) {
    const artifact = { data: statement, type: 'application/vnd.in-toto+json' };
    signed.push([`${who} dsse ${witnessed}`, bundleToJSON(await new DSSEBundleBuilder({ signer, witnesses }).create(artifact)), who === 'key']);
  }
  for (const [witnessed, witnesses] of [['rekor', [rekor()]], ['rekor tsa', [rekor(), tsa]]]) {
    signed.push([`${who} message ${witnessed}`, bundleToJSON(await new MessageSignatureBundleBuilder({ signer, witnesses }).create({ data: manifest })), who === 'key']);
  }
}
services.stop();

const flip = (base64, at) => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  return bytes.toString('base64');
};
const content = (bundle) => bundle.dsseEnvelope?.signatures[0] ?? bundle.messageSignature;
const entry = (bundle) => bundle.verificationMaterial.tlogEntries[0];
const changes = {
  'as it was signed': () => {},
  'another signature': (bundle) => { const at = bundle.dsseEnvelope ? 'sig' : 'signature'; content(bundle)[at] = flip(content(bundle)[at], -1); },
  'another payload': (bundle) => { if (bundle.dsseEnvelope) bundle.dsseEnvelope.payload = flip(bundle.dsseEnvelope.payload, 20); else bundle.messageSignature.signature = flip(bundle.messageSignature.signature, 10); },
  'another body': (bundle) => { entry(bundle).canonicalizedBody = Buffer.from(Buffer.from(entry(bundle).canonicalizedBody, 'base64').toString().replace(/[0-9a-f]{64}/, '0'.repeat(64))).toString('base64'); },
  'another promise': (bundle) => { entry(bundle).inclusionPromise.signedEntryTimestamp = flip(entry(bundle).inclusionPromise.signedEntryTimestamp, -1); },
  'another root': (bundle) => { entry(bundle).inclusionProof.rootHash = flip(entry(bundle).inclusionProof.rootHash, 0); },
  'another time': (bundle) => { entry(bundle).integratedTime = `${Number(entry(bundle).integratedTime) + 1}`; },
  'another number': (bundle) => { entry(bundle).logIndex = `${Number(entry(bundle).logIndex) + 1}`; },
  'another checkpoint': (bundle) => { const { checkpoint } = entry(bundle).inclusionProof; checkpoint.envelope = checkpoint.envelope.replace('\n1\n', '\n2\n'); },
  'no entry': (bundle) => { bundle.verificationMaterial.tlogEntries = []; },
  'no proof': (bundle) => { delete entry(bundle).inclusionProof; },
};

const root = TrustedRoot.fromJSON(TrustedRoot.toJSON(services.trustedRoot));
const verifier = new Verifier(toTrustMaterial(root, { made: { rawBytes: spki, keyDetails: 5 } }));
const policy = { subjectAlternativeName: identity, extensions: { issuer } };
const verdict = (bundle, isKey) => {
  try {
    verifier.verify(toSignedEntity(bundleFromJSON(bundle), manifest), isKey ? undefined : policy);
    return { valid: true };
  } catch (error) {
    return { valid: false, error: `${error.code ?? error.name}: ${error.message}` };
  }
};

const cases = signed.flatMap(([name, bundle, isKey]) => Object.entries(changes).map(([change, apply]) => {
  const changed = structuredClone(bundle);
  apply(changed);
  return { name: `${name}, ${change}`, key: isKey, bundle: changed, ...verdict(changed, isKey) };
}));
console.log(JSON.stringify({ trustedRoot: TrustedRoot.toJSON(services.trustedRoot), publicKey, identity, issuer, digest, manifest: manifest.toString('base64'), cases }));
