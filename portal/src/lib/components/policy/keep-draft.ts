import type { SubmitFunction } from '$app/forms';
import { goto } from '$app/navigation';

/**
 * Posts a policy's form. When that leads to a what-if, the editor's own address names its draft first: going back
 * finds it as it was.
 * @param base the policy's page, under which its editor and its what-ifs are
 */
export async function keepDraft(
  base: string,
  input: Parameters<SubmitFunction>[0],
  enhance: SubmitFunction,
): Promise<Exclude<Awaited<ReturnType<SubmitFunction>>, void> | undefined> {
  const answered = await enhance(input);
  if (answered === undefined) return undefined;
  const tried = `${base}/what-if/`;
  return async (answer) => {
    const { result } = answer;
    if (result.type === 'redirect' && result.location.startsWith(tried))
      await goto(`${base}/edit?draft=${result.location.slice(tried.length)}`, {
        replace: true,
        reset: false,
      });
    await answered(answer);
  };
}
