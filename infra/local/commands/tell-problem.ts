import { StartProblem } from '../start-problem.ts';

/** Runs a command's work; a problem for its user is told without a stack, anything else with one. */
export async function tellProblem(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof StartProblem ? error.message : error);
  }
}
