// A sigstore of sigstore's own mocks, behind one server on this machine.
import crypto from 'node:crypto';
import http from 'node:http';
import {
  HashAlgorithm, PublicKeyDetails, fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA, rekorHandler, tsaHandler,
} from './packages.mjs';

export async function startServices() {
  const keys = () => crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // One time for all, a minute ahead: the mocks' roots begin to be valid when they are made, however long that takes. Of a time
  // with fewer than three digits behind its second, the verifier says that it is none.
  const clock = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_001);
  const ctlog = await initializeCTLog(keys(), clock);
  const ca = await initializeCA(keys(), ctlog, clock);
  const tlog = await initializeTLog('https://rekor.local.example', keys(), clock);
  const tsa = await initializeTSA(keys(), clock);
  const handlers = [fulcioHandler(ca), rekorHandler(asLogged(tlog)), tsaHandler(tsa)];

  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const handler = handlers.find(({ path }) => path === request.url);
    const answer = await handler.fn(Buffer.concat(chunks).toString());
    response.writeHead(answer.statusCode, { 'Content-Type': answer.contentType ?? 'text/plain' });
    response.end(answer.response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close(), trustedRoot: trustedRoot(ca, ctlog, tlog, tsa) };
}

// Rekor stores an envelope by its hashes and signatures; the mock stores what it is sent.
function asLogged(tlog) {
  return {
    log(proposed) {
      if (proposed.kind !== 'dsse') return tlog.log(proposed);
      const { envelope, verifiers } = proposed.spec.proposedContent;
      const { payload, signatures } = JSON.parse(envelope);
      const hash = (bytes) => ({ algorithm: 'sha256', value: crypto.createHash('sha256').update(bytes).digest('hex') });
      return tlog.log({
        apiVersion: proposed.apiVersion,
        kind: proposed.kind,
        spec: {
          envelopeHash: hash(envelope),
          payloadHash: hash(Buffer.from(payload, 'base64')),
          signatures: [{ signature: signatures[0].sig, verifier: verifiers[0] }],
        },
      });
    },
  };
}

function trustedRoot(ca, ctlog, tlog, tsa) {
  const validFor = { start: new Date('2020-01-01T00:00:00Z'), end: undefined };
  const log = (baseUrl, publicKey) => ({
    baseUrl,
    hashAlgorithm: HashAlgorithm.SHA2_256,
    publicKey: { rawBytes: publicKey, keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256, validFor },
    logId: { keyId: crypto.createHash('sha256').update(publicKey).digest() },
    checkpointKeyId: undefined,
    operator: '',
  });
  const authority = (...certificates) => ({
    subject: { organization: 'sigstore.mock', commonName: 'mock' },
    uri: 'https://mock.example',
    certChain: { certificates: certificates.map((certificate) => ({ rawBytes: Buffer.from(certificate.buffer ?? certificate) })) },
    validFor,
    operator: '',
  });
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log('https://rekor.local.example', tlog.publicKey)],
    ctlogs: [log('https://ct.local.example', ctlog.publicKey)],
    certificateAuthorities: [authority(ca.rootCertificate)],
    timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
  };
}
