import { openGazetteer, type Gazetteer } from './domain/distribution/gazetteer.ts';

let opened: Promise<Gazetteer> | undefined;

/**
 * The gazetteer, opened when it is first asked for and kept (no request). For workers, and for the part of the API
 * that decides: what imports this carries the rows in its bundle, 80 kB that no other function should.
 */
export function loadGazetteer(): Promise<Gazetteer> {
  opened ??= import('./gazetteer-rows.ts').then(({ gazetteerRows }) => openGazetteer(gazetteerRows));
  return opened;
}
