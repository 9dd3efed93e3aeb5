/** Synthesizes into the folder of the first argument; the second says whether the portal is part of it. */
import { synthesize } from '../../synth.ts';

const [outdir = '', extent = 'whole'] = process.argv.slice(2);
await synthesize({ outdir, ...(extent === 'api' && { context: { portal: 'none' } }) });
