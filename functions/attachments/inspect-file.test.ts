import type { AttachmentType } from '@rafiq/shared/attachments/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveOf } from '../../test/fixtures/archive.ts';
import { inspectFile } from './inspect-file.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const pdf = (body: string) => Buffer.from(`%PDF-1.7\n${body}\n%%EOF`);
const document = (extra: Record<string, string | Buffer> = {}, types: string | Buffer = '<Types/>') =>
  archiveOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', ...extra });

/** The same archive, saying of each of its files that it unpacks to one byte. */
function smallByItsOwnWord(archive: Buffer): Buffer {
  for (let at = 0; at + 46 < archive.length; at += 1) {
    const signature = archive.readUInt32LE(at);
    if (signature === 0x04034b50) archive.writeUInt32LE(1, at + 22);
    if (signature === 0x02014b50) archive.writeUInt32LE(1, at + 24);
  }
  return archive;
}

describe('a file is cleared if it is what it says', () => {
  test.each<[string, Buffer, AttachmentType]>([
    ['a PDF', pdf('1 0 obj << /Type /Catalog >> endobj'), 'application/pdf'],
    ['a PNG', png, 'image/png'],
    ['a JPEG', jpeg, 'image/jpeg'],
    ['a text in Persian', Buffer.from('نشانی: تهران\n'), 'text/plain'],
    ['a table', Buffer.from('id,name\n1,Noor\n'), 'text/csv'],
    ['a document', document(), docx],
  ])('%s', (_name, bytes, type) => {
    expect(inspectFile(bytes, type)).toEqual({ kind: 'clear' });
  });
});

describe('a file is refused', () => {
  test.each<[string, Buffer, AttachmentType, string]>([
    [
      'HTML that says it is a PDF',
      Buffer.from('<html><script>1</script>'),
      'application/pdf',
      'other-type-than-declared',
    ],
    ['a PNG that says it is a JPEG', png, 'image/jpeg', 'other-type-than-declared'],
    [
      'a program that says it is a text',
      Buffer.from([0x4d, 0x5a, 0x90, 0]),
      'text/plain',
      'other-type-than-declared',
    ],
    ['HTML as a text', Buffer.from('<!DOCTYPE html><p>Hello'), 'text/plain', 'active-content'],
    ['SVG as a text', Buffer.from('\n <svg xmlns="x" onload="1">'), 'text/plain', 'active-content'],
    ['a script in a table', Buffer.from('id,<ScRiPt src=x>\n'), 'text/csv', 'active-content'],
    [
      'a script behind a picture',
      Buffer.concat([png, Buffer.from('<script>1</script>')]),
      'image/png',
      'active-content',
    ],
    ['a PDF with a script', pdf('<< /S /JavaScript /JS (app.alert) >>'), 'application/pdf', 'active-content'],
    ['a PDF with a disguised script', pdf('<< /S /J#61vaScript >>'), 'application/pdf', 'active-content'],
    ['a PDF that opens a program', pdf('<< /S /Launch >>'), 'application/pdf', 'active-content'],
    ['a document with macros', document({ 'word/vbaProject.bin': 'x' }), docx, 'active-content'],
    [
      'a document that says it has macros',
      document({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      docx,
      'active-content',
    ],
    [
      'a document with an embedded object',
      document({ 'word/embeddings/oleObject1.bin': 'x' }),
      docx,
      'active-content',
    ],
    [
      'a document that fetches its template from elsewhere',
      document({
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Type="x/attachedTemplate" Target="https://a" TargetMode="External"/></Relationships>',
      }),
      docx,
      'active-content',
    ],
    [
      'a document that says so in a reference by number',
      document({}, '<Types ContentType="&#109;acroEnabled"/>'),
      docx,
      'active-content',
    ],
    [
      'a document that says in wider letters that it has macros',
      document({}, Buffer.from('\ufeff<Types ContentType="macroEnabled"/>', 'utf16le')),
      docx,
      'active-content',
    ],
    [
      'a document with two parts of one name',
      document({ '[content_types].xml': '<Types/>' }),
      docx,
      'unreadable',
    ],
    ['an archive that is no document', archiveOf({ 'a.exe': 'MZ' }), docx, 'other-type-than-declared'],
    [
      'a table that says it is a document',
      archiveOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }),
      docx,
      'other-type-than-declared',
    ],
    [
      'an archive that unpacks without end',
      document({ 'word/media/a.bin': Buffer.alloc(80_000_000) }),
      docx,
      'unpacks-too-large',
    ],
    [
      'an archive whose size is a lie',
      smallByItsOwnWord(document({ 'a.bin': Buffer.alloc(80_000_000) })),
      docx,
      'unpacks-too-large',
    ],
    ['a broken archive', document().subarray(0, 60), docx, 'unreadable'],
    ['the test virus', Buffer.from(virus), 'text/plain', 'malware'],
    ['the test virus in a PDF', pdf(virus), 'application/pdf', 'malware'],
    ['the test virus packed into a document', document({ 'word/media/x.bin': virus }), docx, 'malware'],
  ])('%s', (_name, bytes, type, reason) => {
    expect(inspectFile(bytes, type)).toEqual({ kind: 'refused', reason });
  });

  test('or cleared, whatever bytes it holds: never a fault', () => {
    const beginning = document().subarray(0, 4);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, likeAnArchive) => {
        const file = likeAnArchive ? Buffer.concat([beginning, bytes]) : Buffer.from(bytes);
        for (const type of ['text/plain', 'application/pdf', docx] as const) {
          expect(inspectFile(file, type).kind).toMatch(/^(clear|refused)$/);
        }
      }),
    );
  });

  test('even if single bytes of a document are changed', () => {
    const sound = document({ 'word/media/a.bin': 'some content' });
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(sound);
        broken[at] = value;
        expect(inspectFile(broken, docx).kind).toMatch(/^(clear|refused)$/);
      }),
    );
  });
});
