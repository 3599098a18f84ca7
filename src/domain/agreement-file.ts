import type { Temporal } from 'temporal-polyfill';

/**
 * An agreement as its administrators define it in a file: what the agreement's text says, checked so that every name that
 * refers to another (a function's party, a collective's functions) exists, and every name and alias has one meaning.
 */
export interface AgreementDefinition {
  /** Slug, `a-z 0-9 -`: the same key means the same agreement when a file is applied again. */
  readonly key: string;
  readonly title: string;
  /** Two or more. */
  readonly parties: readonly PartyDefinition[];
  readonly collaborationArea: string;
  readonly goalAreas: readonly GoalAreaDefinition[];
  readonly longTermGoal: string;
  readonly signedOn?: Temporal.PlainDate;
  /** First day, included. */
  readonly validFrom: Temporal.PlainDate;
  /** Last day, included. */
  readonly validTo: Temporal.PlainDate;
  readonly extension: ExtensionTerms;
  readonly reviews: readonly ReviewDefinition[];
  readonly steeringMeetings: SteeringMeetingsRequired;
  readonly groups: readonly GroupDefinition[];
  readonly functions: readonly FunctionDefinition[];
  /** Words that mean several functions at once: `Samordnarna`. */
  readonly collectives: readonly CollectiveDefinition[];
  readonly settings: AgreementSettings;
  readonly situationPicture: readonly SituationPictureReference[];
  /** What the agreement's text says of each rule, word for word, where its file quotes it. */
  readonly clauses?: Clauses;
}

/**
 * A rule that obligations come from. `summary`: follow-up at least twice a year. `reported`: to each party. `follow-up` and
 * `communication`: of the measures. `situation-picture`: lag 2023:196 6 §, unless the agreement says more.
 */
export type Rule =
  | 'steering-meetings'
  | 'review'
  | 'summary'
  | 'reported'
  | 'extension'
  | 'validity'
  | 'follow-up'
  | 'communication'
  | 'situation-picture';

export type Clauses = Readonly<Partial<Record<Rule, string>>>;

export interface PartyDefinition {
  /** Slug of the short name. */
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  /** The authority that the party is a part of: Polismyndigheten for a local police district. */
  readonly organisation?: string;
  /** An authority gives its reported mark a registration number; for another party it is optional. */
  readonly isAuthority: boolean;
  readonly votes: boolean;
  /** Weeks of notice that the party needs to plan its people. */
  readonly planningNoticeWeeks?: number;
}

export interface GoalAreaDefinition {
  readonly number: number;
  readonly title: string;
}

/**
 * What the agreement says about going on after its last day.
 * `months`: the consultation is to have taken place this many months before the end. `noticeMonths`: notice against an
 * automatic extension. `years`: how long each extension is.
 */
export type ExtensionTerms =
  | { readonly kind: 'none' }
  | { readonly kind: 'after-consultation'; readonly months: number; readonly years: number }
  | { readonly kind: 'automatic'; readonly noticeMonths: number; readonly years: number };

export interface ReviewDefinition {
  readonly name: string;
  /** `YYYY-MM`, within the validity. */
  readonly month: string;
  /** In the agreement's own words. */
  readonly questions: readonly string[];
}

export interface SteeringMeetingsRequired {
  readonly count: number;
  readonly per: 'calendar-year' | 'agreement-year';
}

export type GroupKind = 'est_strategic' | 'est_in_depth' | 'preparatory' | 'steering' | 'other';

export interface GroupDefinition {
  readonly name: string;
  readonly kind: GroupKind;
  readonly aliases: readonly string[];
}

export type FunctionRole = 'member' | 'coordinator' | 'steering' | 'reader';

export interface FunctionDefinition {
  readonly name: string;
  /** Key of its party. */
  readonly party: string;
  /** One or more; roles add up. */
  readonly roles: readonly FunctionRole[];
  readonly aliases: readonly string[];
  /** Names of the groups it belongs to whatever the plan says. */
  readonly groups: readonly string[];
}

export interface CollectiveDefinition {
  readonly name: string;
  /** Names of functions. */
  readonly functions: readonly string[];
}

export interface AgreementSettings {
  /** The coordinators may decide a measure's first date move, one of each party together. */
  readonly coordinatorsMayMoveFirst: boolean;
  readonly coordinatorsMayMoveSecond: boolean;
  /** Longest move, in days, that the coordinators may decide; at most 60. */
  readonly maxMoveDays: number;
}

export type SituationPictureKind = 'est_analysis' | 'staff_dialogue' | 'citizen_survey' | 'other';

/** Where a part of the situation picture is kept; never its content. */
export interface SituationPictureReference {
  readonly kind: SituationPictureKind;
  readonly date?: Temporal.PlainDate;
  readonly owner: string;
  readonly where: string;
  /** Numbers of the goal areas that it supports. */
  readonly goalAreas: readonly number[];
}
