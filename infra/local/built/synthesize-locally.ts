/** Synthesizes into the folder of the first argument; the second says whether the portal is part of it. */
import { rmSync } from 'node:fs';
import { synthesize } from '../../synth.ts';

const [folder = '', assembly = 'whole'] = process.argv.slice(2);
// Assets of earlier syntheses would pile up.
rmSync(folder, { recursive: true, force: true });
await synthesize({ outdir: folder, ...(assembly === 'api' && { context: { portal: 'none' } }) });
