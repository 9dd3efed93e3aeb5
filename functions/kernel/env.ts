/** Reads a setting that the stack hands to every function; a missing one is a fault of the deployment. */
export function env(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Environment variable ${name} is not set`);
  return value;
}
