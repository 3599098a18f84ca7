/** What `doctor` says of one thing, and what to do where it isn't well. A warning can wait; a fault can't; `info` is what it can't check. */
export interface Finding {
  readonly level: 'ok' | 'info' | 'warning' | 'fault';
  readonly what: string;
  readonly todo?: string;
}

export const ok = (what: string): Finding => ({ level: 'ok', what });
export const info = (what: string): Finding => ({ level: 'info', what });
export const warning = (what: string, todo: string): Finding => ({ level: 'warning', what, todo });
export const fault = (what: string, todo: string): Finding => ({ level: 'fault', what, todo });

/** What a platform says of itself. */
export function fromPlatform({ ok: well, what, todo }: { ok: boolean; what: string; todo?: string }): Finding {
  return { level: well ? 'ok' : 'fault', what, ...(todo === undefined ? {} : { todo }) };
}
