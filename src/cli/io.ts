import { InputError } from './exit';
import { MAX_BYTES, decode, tooLarge } from './load/text';

/** What the command line has of the world; tests give their own. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** All of standard input. */
  stdin(): Promise<string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal: only then is there colour. */
  readonly isTerminal: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) {
      throw tooLarge('<stdin>', `more than ${MAX_BYTES}`);
    }
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), '<stdin>');
}

/** @throws InputError where the folder that we stand in is gone */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new InputError('the working directory is gone');
  }
}

/** The process we run in. */
export function processIo(): Io {
  return {
    stdout: text => process.stdout.write(text),
    stderr: text => process.stderr.write(text),
    stdin: readStdin,
    cwd: workingDirectory(),
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 80,
  };
}
