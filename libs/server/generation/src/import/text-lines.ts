import { DomainError } from '@portal/domain';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes that one line may have: what is held in memory at once. The longest is a manifest with all of its inputs. */
const LONGEST_LINE = 4 * 1024 * 1024;
const NEW_LINE = 10;
/** The first two bytes of what gzip made. */
const GZIP = [0x1f, 0x8b];

/** A line of a file, without its end. */
export interface TextLine {
  /** 1 for the first. */
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * Reads a file line by line, unpacked if gzip packed it, and holds no more of it than a line.
 * @param name what the file is called in errors
 * @throws DomainError `invalid-input` for a file that is cut off, packed wrongly, or has a line without end
 */
export async function* linesOf(path: string, name: string): AsyncGenerator<TextLine> {
  const refused = (detail: string) => new DomainError('invalid-input', `${name} ${detail}`);
  let number = 0;
  let rest: Buffer[] = [];
  let held = 0;
  try {
    for await (const chunk of await bytesOf(path)) {
      let from = 0;
      for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
        const end = chunk.subarray(from, at);
        yield { number: ++number, bytes: rest.length > 0 ? Buffer.concat([...rest, end]) : end };
        [rest, held, from] = [[], 0, at + 1];
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
      held += chunk.length - from;
      if (held > LONGEST_LINE) throw refused(`has a line ${number + 1} that is longer than ${LONGEST_LINE} bytes.`);
    }
  } catch (error) {
    if (!isUnpacking(error)) throw error;
    throw refused(`cannot be unpacked after line ${number}: ${error.message}.`);
  }
  if (held > 0) throw refused(`is cut off in the middle of line ${number + 1}.`);
}

async function bytesOf(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
  await file.close();
  const packed = bytesRead === GZIP.length && GZIP.every((byte, index) => buffer[index] === byte);
  const stream = createReadStream(path);
  // Whoever iterates hears of an error; leaving the iteration closes both.
  return packed ? pipeline(stream, createGunzip(), () => undefined) : stream;
}

function isUnpacking(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'code' in error && /^Z_/.test(String(error.code));
}
