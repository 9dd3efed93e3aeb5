/** Runs the object store and queues (fauxqs) in a thread of its own, so that its file writes hold up nobody else. */
import { Server } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import type { StorageThreadData, StorageThreadReport } from './storage.ts';

/** fauxqs listens on every interface and cannot be told otherwise; in this thread, listening means loopback. */
function listenOnLoopbackOnly(): void {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function onLoopback(this: Server, ...given: unknown[]): Server {
    const [first, ...rest] = given;
    const bound =
      typeof first === 'object' && first !== null && 'host' in first
        ? { ...first, host: '127.0.0.1' }
        : first;
    return Reflect.apply(listen, this, [bound, ...rest]) as Server;
  };
}

const report = (message: StorageThreadReport): void => parentPort?.postMessage(message);

listenOnLoopbackOnly();
const { port, region, dataDir, objectsDir } = workerData as StorageThreadData;
try {
  const server = await startFauxqs({
    port,
    logger: false,
    host: 'localhost',
    defaultRegion: region,
    dataDir,
    s3StorageDir: objectsDir,
  });
  parentPort?.once('message', () => {
    void server.stop().then(() => report({ kind: 'stopped' }));
  });
  report({ kind: 'listening', port: server.port });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  report({ kind: 'failed', message: error instanceof Error ? error.message : String(error), code });
}
