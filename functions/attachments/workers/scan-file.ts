/** Looks at a file when it has arrived, and again when a scanner of viruses says that it has looked. */
import * as z from 'zod';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeMessages, storedEvent } from '#functions/kernel/consume.ts';
import { scanFile } from '../scan-file.ts';
import { scannerHere } from '../scanner.ts';
import { attachmentIn } from '../store/attachment-keys.ts';

const arrived = z.object({ detail: storedEvent }).transform(({ detail }) => ({
  attachmentId: detail.subject,
  causeId: detail.id,
}));

/** The event of GuardDuty Malware Protection for S3; its word is read from the object's tag. */
const scanned = z
  .object({
    id: z.string(),
    source: z.literal('aws.guardduty'),
    detail: z.object({ s3ObjectDetails: z.object({ objectKey: z.string() }) }),
  })
  .transform(({ id, detail }) => ({
    attachmentId: attachmentIn(detail.s3ObjectDetails.objectKey),
    causeId: id,
  }));

const message = z.union([arrived, scanned]);

export const handler = consumeMessages(message, async ({ attachmentId, causeId }) => {
  if (attachmentId === undefined) return;
  await scanFile(attachmentId, scannerHere(), {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'scan-file', organisation: null },
    requestId: causeId,
  });
});
