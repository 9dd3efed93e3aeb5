export interface Progress {
  readonly label: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  readonly ms: number;
}

const width = 28;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const number = new Intl.NumberFormat('en');

/** One line that tells how far something is, and how fast it goes. */
export function progressLine({ label, done, total, ms }: Progress): string {
  const rate = `${number.format(Math.round(done / Math.max(ms / 1000, 0.001)))} rows/s`;
  if (total === null) return `${label}  looking through the file`;
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const filled = Math.floor(share * width * 8);
  const bar = '█'.repeat(filled >> 3) + (eighths[filled & 7] ?? '');
  const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
  return `${label}  ${bar.padEnd(width, '░')} ${percent}  ${number.format(done)} of ${number.format(total)} rows, ${rate}`;
}

/** Shows progress: drawn over itself on a terminal, elsewhere a plain line now and then. */
export interface ProgressBar {
  show(progress: Progress): void;
  /** Leaves the line behind, or takes it away from a terminal. */
  end(): void;
}

const quietMs = 5000;

/** A progress bar on a stream. */
export function progressBar(out: NodeJS.WriteStream): ProgressBar {
  if (out.isTTY) {
    return {
      show: (progress) => void out.write(`\r\u001b[2K${progressLine(progress)}`),
      end: () => void out.write('\r\u001b[2K'),
    };
  }
  let last = Number.NEGATIVE_INFINITY;
  return {
    show: (progress) => {
      if (progress.ms - last < quietMs) return;
      last = progress.ms;
      out.write(`${progressLine(progress)}\n`);
    },
    end: () => undefined,
  };
}
