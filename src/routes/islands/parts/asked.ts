const patience = 15_000; // milliseconds

/** Asks the server for a page, or sends it a form: the answer, with the page it led to. Null when none came. The browser itself reads that page; nothing in it is run. */
export function asked(address: string, form?: URLSearchParams): Promise<XMLHttpRequest | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.timeout = patience;
    request.onload = () => resolve(request);
    request.onerror = request.ontimeout = () => resolve(null);
    request.open(form ? 'POST' : 'GET', address);
    if (form) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8');
    request.send(form?.toString());
  });
}
