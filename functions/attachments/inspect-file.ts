import type { AttachmentType } from '@rafiq/shared/attachments/status.ts';
import { ArchiveTooLarge, unpack, UnreadableArchive, type Entry } from './unpack.ts';
import { withReferencesRead, reachesOutside } from './domain/outside-relations.ts';
import { clear, refuse, type Verdict } from './domain/verdict.ts';

// In two parts, so that no scanner takes this file itself for the test file (eicar.org).
const testVirus = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** What each type must begin with; plain texts have no mark of their own. */
const beginnings: Partial<Record<AttachmentType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
};

const archiveBeginning = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** The part every office document of a type has. */
const mainParts: Partial<Record<AttachmentType, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word/document.xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xl/workbook.xml',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'ppt/presentation.xml',
};

/** Markup a browser could run, wherever it stands in a text or hides in a picture. */
const markup = /<\s*(?:!doctype\s+html|html|script|svg|iframe|object|embed|\?xml)\b/iu;
/** What makes a PDF act by itself: scripts, programs, files inside of it. */
const pdfAction = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|AA|OpenAction)\b/u;
/** Macros, controls and foreign objects of office documents. */
const officeAction = /(?:vbaProject|vbaData|activeX|oleObject|embeddings|externalLinks|macrosheets)/iu;
const macroEnabled = /macroEnabled|vbaProject/u;

/**
 * What can honestly be said of a file without a scanner of viruses: that it is what it says, carries nothing that
 * acts by itself, unpacks to no more than it should, and is not the test file every scanner must find. Content
 * packed inside of a PDF's streams is not unpacked.
 */
export function inspectFile(bytes: Buffer, type: AttachmentType): Verdict {
  if (bytes.includes(testVirus)) return refuse('malware');
  const mainPart = mainParts[type];
  if (mainPart !== undefined) return inspectOffice(bytes, mainPart);
  const beginning = beginnings[type];
  if (beginning === undefined) return inspectText(bytes);
  if (!bytes.subarray(0, beginning.length).equals(beginning)) return refuse('other-type-than-declared');
  const text = bytes.toString('latin1');
  const acts = type === 'application/pdf' ? pdfAction.test(namesDecoded(text)) : markup.test(text);
  return acts ? refuse('active-content') : clear;
}

/** Names in a PDF may be written in hexadecimal: `/J#61vaScript`. */
const namesDecoded = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function inspectText(bytes: Buffer): Verdict {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('other-type-than-declared'); // not UTF-8: that is the answer, not a failure
  }
  if (text.includes('\u0000')) return refuse('other-type-than-declared');
  return markup.test(text) ? refuse('active-content') : clear;
}

function inspectOffice(bytes: Buffer, mainPart: string): Verdict {
  if (!bytes.subarray(0, archiveBeginning.length).equals(archiveBeginning))
    return refuse('other-type-than-declared');
  let entries: Entry[];
  try {
    entries = unpack(bytes);
  } catch (error) {
    if (error instanceof ArchiveTooLarge) return refuse('unpacks-too-large');
    if (error instanceof UnreadableArchive) return refuse('unreadable');
    throw error;
  }
  if (entries.some((entry) => entry.bytes.includes(testVirus))) return refuse('malware');
  // Of two parts of one name an office program may open the other one.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length)
    return refuse('unreadable');
  const contents = entries.find(({ name }) => name === '[Content_Types].xml');
  if (contents === undefined || !entries.some(({ name }) => name === mainPart)) {
    return refuse('other-type-than-declared');
  }
  const acts =
    macroEnabled.test(withReferencesRead(xmlText(contents.bytes))) ||
    entries.some(({ name, bytes: part }) => officeAction.test(name) || (isRelations(name) && reaches(part)));
  return acts ? refuse('active-content') : clear;
}

const isRelations = (name: string): boolean => /\.rels$/iu.test(name);
const reaches = (part: Buffer): boolean => reachesOutside(xmlText(part));

/** The text of an XML part, in whichever of its encodings it says that it is: by its mark, or by its first bracket. */
function xmlText(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return bytes.toString('utf8');
}
