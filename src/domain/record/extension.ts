import type { IsoDate } from '../time.ts';

/** The signed extension, as a party's coordinator has it on paper. */
export interface SignedExtension {
  /** Functions that signed it. */
  readonly signedBy: readonly string[];
  /** The body that decided it in the party, such as kommunstyrelsen. */
  readonly decidedBy: string;
  readonly signedOn: IsoDate;
  readonly registration?: string;
  /** The new last day, included. */
  readonly end: IsoDate;
  readonly reviewsRepeat: boolean;
}

export type ExtensionChange =
  /** A voting party's leader proposes that it is extended until and including a day, or that it is not. */
  | { readonly kind: 'extension-proposed'; readonly party: string; readonly extend: boolean; readonly end?: IsoDate }
  /** A party's coordinator has recorded the signed extension. A new one replaces the party's earlier one. */
  | { readonly kind: 'extension-signed'; readonly party: string; readonly signed: SignedExtension }
  /** Every party has recorded the same: the agreement's last day has moved. `reviews`: the months that it got with it. */
  | { readonly kind: 'extended'; readonly from: IsoDate; readonly end: IsoDate; readonly reviews?: readonly string[] }
  /** A party's coordinator proposes to take over an earlier agreement's running measures. `from`: its key. */
  | { readonly kind: 'take-over-proposed'; readonly from: string; readonly party: string }
  | { readonly kind: 'take-over-declined'; readonly from: string; readonly party: string }
  /** Another party's has confirmed it: they stand in this agreement now. `measures`: their ids in the earlier one. */
  | { readonly kind: 'taken-over'; readonly from: string; readonly measures: readonly string[] };

export interface Extended {
  /** The last day that it had, and the one that it got. */
  readonly from: IsoDate;
  readonly end: IsoDate;
  readonly on: IsoDate;
  readonly reviews?: readonly string[];
}

export interface ExtensionRecord {
  /** Of the agreement's present end: each voting party's latest. */
  readonly proposals: readonly {
    readonly party: string;
    readonly extend: boolean;
    readonly end?: IsoDate;
    readonly on: IsoDate;
  }[];
  readonly signed: readonly { readonly party: string; readonly signed: SignedExtension; readonly on: IsoDate }[];
  /** Every extension so far, in the order in which they were made. */
  readonly extended: readonly Extended[];
  /** Waits for another party's coordinator. */
  readonly takeOver?: { readonly from: string; readonly party: string; readonly on: IsoDate };
  /** Ids that measures have in the agreements that they were taken over from. */
  readonly takenOver: readonly string[];
}

export const noExtension: ExtensionRecord = { proposals: [], signed: [], extended: [], takenOver: [] };

export function applyExtensionChange(record: ExtensionRecord, body: ExtensionChange, on: IsoDate): ExtensionRecord {
  switch (body.kind) {
    case 'extension-proposed': {
      const { kind: _kind, ...said } = body;
      return {
        ...record,
        proposals: [...record.proposals.filter(({ party }) => party !== body.party), { ...said, on }],
      };
    }
    case 'extension-signed': {
      const { party, signed } = body;
      return { ...record, signed: [...record.signed.filter((entry) => entry.party !== party), { party, signed, on }] };
    }
    case 'extended': {
      const { kind: _kind, ...moved } = body;
      return { ...record, proposals: [], signed: [], extended: [...record.extended, { ...moved, on }] };
    }
    case 'take-over-proposed':
      return { ...record, takeOver: { from: body.from, party: body.party, on } };
    case 'take-over-declined':
      return withoutProposal(record);
    case 'taken-over':
      return { ...withoutProposal(record), takenOver: [...record.takenOver, ...body.measures] };
  }
}

function withoutProposal({ takeOver: _takeOver, ...record }: ExtensionRecord): ExtensionRecord {
  return record;
}
