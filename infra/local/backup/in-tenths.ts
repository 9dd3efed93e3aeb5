/** Tells a share from 0 to 1 as a line for every tenth of the way. */
export function inTenths(what: string, progress: (message: string) => void): (share: number) => void {
  let told = -1;
  return (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths <= told) return;
    told = tenths;
    progress(`${what}: ${tenths * 10} %`);
  };
}
