// The packages, from where tests/run.sh installed them.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.SIGSTORE_CLIENTS, 'package.json'));

export const { bundleFromJSON, bundleToJSON } = require('@sigstore/bundle');
export const { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA, rekorHandler, tsaHandler } = require('@sigstore/mock');
export const { HashAlgorithm, PublicKeyDetails, TrustedRoot } = require('@sigstore/protobuf-specs');
export const { DSSEBundleBuilder, FulcioSigner, MessageSignatureBundleBuilder, RekorWitness, TSAWitness } = require('@sigstore/sign');
export const { toSignedEntity, toTrustMaterial, Verifier } = require('@sigstore/verify');
