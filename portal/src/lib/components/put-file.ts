/** Sends a file straight to the object store and tells how far it is; fetch still cannot tell that. */

export interface UploadPlace {
  url: string;
  method: string;
  headers: Record<string, string>;
}

/** @throws Error if the store refused the file or could not be reached */
export function putFile(
  file: Blob,
  { url, method, headers }: UploadPlace,
  onprogress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Error(`The store answered ${request.status}`));
    request.onerror = () => reject(new Error('The store could not be reached'));
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
