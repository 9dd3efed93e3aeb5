import type { Encoding } from '@rafiq/shared/imports/status.ts';
import { TextDecoder } from 'node:util';

/** Some bytes of a file are no text in its encoding. */
export class NotEncoded extends Error {
  constructor(encoding: Encoding, cause: unknown) {
    super(`The file is not text in ${encoding}`, { cause });
    this.name = 'NotEncoded';
  }
}

/** Bytes that a letter of the basic plane takes; letters beyond it take two units in UTF-16 as in JavaScript. */
const bytesPerUnit: Readonly<Record<Exclude<Encoding, 'utf-8'>, number>> = {
  'utf-16le': 2,
  'utf-16be': 2,
  'windows-1252': 1,
  'windows-1256': 1,
};

/**
 * Makes UTF-8 of a text in any encoding as it flows by, and tells where in the file a place of it came from, so that
 * reading can go on there. Only what was read and not yet asked about is held.
 */
export class Transcoder {
  readonly #encoding: Encoding;
  readonly #ahead: Buffer[] = [];
  #passedBytes = 0;
  #passedUnits = 0;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  /** @throws NotEncoded */
  async *utf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    const decoder = new TextDecoder(this.#encoding, { fatal: true, ignoreBOM: true });
    for await (const chunk of bytes) {
      const text = this.#decode(decoder, chunk);
      if (this.#encoding === 'utf-8') yield chunk;
      else if (text !== '') yield this.#keep(text);
    }
    this.#decode(decoder);
  }

  /**
   * Where in the file the text goes on after so many bytes of its UTF-8. Asked in order, and only for places between
   * two letters.
   */
  sourceBytes(utf8Bytes: number): number {
    if (this.#encoding === 'utf-8') return utf8Bytes;
    for (let left = utf8Bytes - this.#passedBytes; left > 0; left = utf8Bytes - this.#passedBytes) {
      const piece = this.#ahead[0];
      if (piece === undefined) throw new Error('A place was asked for that has not been read');
      const passed = piece.subarray(0, left);
      this.#passedBytes += passed.length;
      this.#passedUnits += passed.toString('utf8').length;
      if (passed.length === piece.length) this.#ahead.shift();
      else this.#ahead[0] = piece.subarray(passed.length);
    }
    return this.#passedUnits * bytesPerUnit[this.#encoding];
  }

  #keep(text: string): Buffer {
    const piece = Buffer.from(text, 'utf8');
    this.#ahead.push(piece);
    return piece;
  }

  #decode(decoder: TextDecoder, chunk?: Uint8Array): string {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw new NotEncoded(this.#encoding, error);
    }
  }
}
