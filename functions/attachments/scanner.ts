/** Which scanner of viruses a deployment has. */
import { clear } from './domain/verdict.ts';
import { verdictOfTag } from './domain/verdict-of-tag.ts';
import type { Scanner } from './scan-file.ts';
import { readScanTag } from './store/attachment-files.ts';

/** Without a scanner the built-in checks stand alone. */
const builtIn: Scanner = () => Promise.resolve(clear);

const guardDuty: Scanner = async (attachmentId, file) => verdictOfTag(await readScanTag(attachmentId, file));

/** The scanner this deployment names in `MALWARE_SCANNER`; the built-in checks where it names none. */
export const scannerHere = (): Scanner =>
  process.env['MALWARE_SCANNER'] === 'guardduty' ? guardDuty : builtIn;
