/** Synthesizes into the folder of the first argument; the second says whether the portal is part of it. */
import { synthesize } from '../../synth.ts';

const [outdir = '', extent = 'whole'] = process.argv.slice(2);
await synthesize({
  outdir,
  // No scanner of viruses runs on one machine: the built-in checks stand alone there.
  context: { malwareScanner: 'none', ...(extent === 'api' && { portal: 'none' }) },
});
