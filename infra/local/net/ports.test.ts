import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openLoopbackServer } from './loopback-server.ts';
import { claimPort, portsFromEnvironment } from './ports.ts';

describe('ports', () => {
  it('are the standard ones unless the environment moves them', () => {
    expect(portsFromEnvironment({ API_PORT: '9000' })).toMatchObject({ portal: 4600, api: 9000, mail: 4670 });
  });

  it.each([
    [{ API_PORT: 'http' }, /API_PORT must be a port/],
    [{ API_PORT: '70000' }, /API_PORT must be a port/],
    [{ API_PORT: '4600' }, /PORTAL_PORT and API_PORT both say 4600/],
  ])('refuse %o', (environment, message) => {
    expect(() => portsFromEnvironment(environment)).toThrow(message);
  });

  it('that are taken are named, with the variable that moves them', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(claimPort('database', port)).rejects.toThrow(new RegExp(`${port}.*DATABASE_PORT=`));
    await expect(openLoopbackServer('api', port)).rejects.toThrow(new RegExp(`${port}.*API_PORT=`));
    other.close();
  });
});
