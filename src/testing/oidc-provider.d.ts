declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** As much of the provider as a test of signing in uses; the package brings no types. */
  export default class Provider {
    constructor(issuer: string, configuration: object);
    Grant: new (of: { clientId: string; accountId: string }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, work: () => void): void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, how: object): Promise<void>;
  }
}
