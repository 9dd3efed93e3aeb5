import { makeApp } from './synth.ts';

// The entry point of the CDK CLI (cdk.json), which says where the assembly goes.
const app = await makeApp({ nag: true });
app.synth();
