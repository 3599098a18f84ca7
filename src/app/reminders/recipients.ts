import type { AgreementFacts, FunctionFact, MeasureFact } from '../../domain/facts.ts';

type Functions = readonly FunctionFact[];

/** The functions change less often than what is asked of them: they are sorted out once. */
const byFunctions = new WeakMap<Functions, { byId: ReadonlyMap<string, FunctionFact>; coordinators: Functions }>();

function sorted({ functions }: Pick<AgreementFacts, 'functions'>) {
  const known = byFunctions.get(functions);
  if (known) return known;
  const made = {
    byId: new Map(functions.map((each) => [each.id, each])),
    coordinators: functions.filter(({ roles }) => roles.includes('coordinator')),
  };
  byFunctions.set(functions, made);
  return made;
}

/** The parties' coordinators, or one party's. */
export function coordinatorsOf(facts: Pick<AgreementFacts, 'functions'>, party?: string): Functions {
  const { coordinators } = sorted(facts);
  return party === undefined ? coordinators : coordinators.filter((each) => each.party === party);
}

/**
 * Who answers for a measure: its responsible functions. A plan that names none has its responsible party's coordinators,
 * and one that names no party either has every coordinator, so that nothing is reminded to nobody.
 */
export function responsibleFor(facts: AgreementFacts, measure: MeasureFact): Functions {
  const linked = functionsWith(facts, measure.responsible);
  if (linked.length > 0) return linked;
  const party = measure.state.plan.responsibleParty;
  const own = party === undefined ? [] : coordinatorsOf(facts, party);
  return own.length > 0 ? own : coordinatorsOf(facts);
}

/** Who tells others about a measure: the functions that the plan says communicate, else whoever answers for it. */
export function communicatorsFor(facts: AgreementFacts, measure: MeasureFact): Functions {
  const linked = functionsWith(facts, measure.communicates);
  return linked.length > 0 ? linked : responsibleFor(facts, measure);
}

/** Who decides: the steering functions of the parties that vote (product.md §4). */
export function decidersOf({ definition, functions }: AgreementFacts): Functions {
  const voting = new Set(definition.parties.filter(({ votes }) => votes).map(({ key }) => key));
  return functions.filter(({ party, roles }) => roles.includes('steering') && voting.has(party));
}

function functionsWith(facts: AgreementFacts, ids: readonly string[]): Functions {
  const { byId } = sorted(facts);
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}
