import type { SubmitFunction } from '$app/forms';
import { goto } from '$app/navigation';

const tried = /^\/manage\/policy\/what-if\/(\w+)$/;

/** Posts the policy's form. When that leads to a what-if, the editor's own address names its draft first: going back finds it as it was. */
export async function keepDraft(
  input: Parameters<SubmitFunction>[0],
  enhance: SubmitFunction,
): Promise<Exclude<Awaited<ReturnType<SubmitFunction>>, void> | undefined> {
  const answered = await enhance(input);
  if (answered === undefined) return undefined;
  return async (answer) => {
    const { result } = answer;
    const id = result.type === 'redirect' ? tried.exec(result.location)?.[1] : undefined;
    if (id !== undefined) await goto(`/manage/policy/edit?draft=${id}`, { replace: true, reset: false });
    await answered(answer);
  };
}
