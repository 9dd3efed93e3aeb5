import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Before the queues open: hands back what a runner that ended (or was killed) had taken and not finished.
 * On AWS these messages come back when their visibility runs out, minutes later; here nobody else can hold them.
 */
export function returnAbandonedMessages(queuesFile: string): void {
  if (!existsSync(queuesFile)) return;
  const database = new DatabaseSync(queuesFile);
  try {
    database.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  } finally {
    database.close();
  }
}
