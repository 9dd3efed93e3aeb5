import type { SubmitFunction } from '$app/forms';

/**
 * Posts a policy's form. When that leads to a what-if, `name` puts its draft into the editor's own address first: going
 * back finds it as it was.
 * @param whatIfs where what-ifs are, with a stroke at the end
 * @param name called with the id of the what-if
 */
export async function keepDraft(
  whatIfs: string,
  name: (id: string) => Promise<void>,
  input: Parameters<SubmitFunction>[0],
  enhance: SubmitFunction,
): Promise<Exclude<Awaited<ReturnType<SubmitFunction>>, void> | undefined> {
  const answered = await enhance(input);
  if (answered === undefined) return undefined;
  return async (answer) => {
    const { result } = answer;
    if (result.type === 'redirect' && result.location.startsWith(whatIfs))
      await name(result.location.slice(whatIfs.length));
    await answered(answer);
  };
}
