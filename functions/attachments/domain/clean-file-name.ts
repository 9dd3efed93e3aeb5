import { attachmentTypes, type AttachmentType } from '@rafiq/shared/attachments/status.ts';
import { withoutHidden } from '@rafiq/shared/visible-text.ts';

const longest = 100;
// Line breaks split headers, and marks of direction turn `gpj.exe` around.
const disguising = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const meaningful = /["*:<>?|;%`$]/gu;

/**
 * A file's name as it is kept and offered: its last step only, visible characters only, and with the one ending of
 * its type, whatever it came with.
 */
export function cleanFileName(name: string, type: AttachmentType): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const visible = withoutHidden(last)
    .replace(disguising, '')
    .replace(meaningful, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const stem = visible.replace(/\.[^.]*$/u, '').replace(/^[.\s]+|[.\s]+$/gu, '');
  const short = [...stem].slice(0, longest).join('').trim();
  return `${short === '' ? 'file' : short}.${attachmentTypes[type]}`;
}

/** The header by which a browser saves a file under its name, in any script (RFC 6266), and never shows it. */
export function dispositionOf(fileName: string): string {
  const plain = fileName.replace(/[^\u0020-\u007e]/gu, '_').replace(/["\\]/gu, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
