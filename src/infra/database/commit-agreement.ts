import type { Commit, Effect } from '../../app/effects.ts';
import type { AgreementFunction, Group } from '../../app/ports.ts';
import { definitionToJson } from './agreement-rows.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

type AgreementEffect = Extract<
  Effect,
  {
    kind:
      | 'add-function'
      | 'add-group'
      | 'apply-agreement'
      | 'bind-channel'
      | 'unbind-channel'
      | 'unbind-team'
      | 'unbind-tenant'
      | 'add-reference';
  }
>;

/** Whether an effect changes what is kept in memory of an agreement, so that its revision moves on. */
export function changesRegister(effect: Effect): boolean {
  return [
    'add-function',
    'add-group',
    'apply-agreement',
    'bind-channel',
    'unbind-channel',
    'unbind-team',
    'unbind-tenant',
    'add-measure',
    'relink-measure',
  ].includes(effect.kind);
}

type Unbinding = Extract<Effect, { kind: 'unbind-team' | 'unbind-tenant' }>;

export function commitAgreementEffect(write: Write, commit: Commit, effect: AgreementEffect): readonly Audited[] {
  const agreementId = commit.agreementId ?? null;
  switch (effect.kind) {
    case 'add-function':
      addFunction(write, agreementId, effect.function);
      return [{ kind: 'function-added', subject: { function: effect.function.id } }];
    case 'add-group':
      addGroup(write, agreementId, effect.group);
      return [{ kind: 'group-added', subject: { group: effect.group.id } }];
    case 'apply-agreement':
      applyAgreement(write, commit, effect);
      return [
        { kind: effect.isNew ? 'agreement-applied' : 'agreement-changed', subject: { agreement: effect.agreementId } },
      ];
    case 'bind-channel': {
      const { channel, groupId, name, team } = effect.bound;
      write`INSERT INTO channel (platform, tenant, id, agreement_id, group_id, name, team, bound_at)
        VALUES (${channel.platform}, ${channel.tenant}, ${channel.id}, ${effect.bound.agreementId}::uuid, ${groupId}::uuid, ${name ?? null}, ${team ?? null}, ${commit.recordedAt}::timestamptz)
        ON CONFLICT (platform, tenant, id) DO UPDATE SET agreement_id = excluded.agreement_id, group_id = excluded.group_id, name = excluded.name, team = excluded.team, bound_at = excluded.bound_at`;
      return [{ kind: 'channel-bound', subject: { group: groupId, platform: channel.platform } }];
    }
    case 'unbind-channel': {
      const { platform, tenant, id } = effect.channel;
      // Not when it has become another agreement's meanwhile.
      write`DELETE FROM channel WHERE platform = ${platform} AND tenant = ${tenant} AND id = ${id} AND agreement_id = ${agreementId}::uuid`;
      return [{ kind: 'channel-unbound', subject: { platform } }];
    }
    case 'unbind-team':
      unbindAll(write, commit, effect, 'channel-unbound');
      return [{ kind: 'channel-unbound', subject: { platform: effect.platform } }];
    case 'unbind-tenant':
      unbindAll(write, commit, effect, 'platform-removed');
      // Its tokens go with its channels (product.md §4).
      if (effect.platform === 'slack') write`DELETE FROM slack_workspace WHERE team = ${effect.tenant}`;
      return [{ kind: 'platform-removed', subject: { platform: effect.platform } }];
    case 'add-reference': {
      const { id, kind, date, owner, where, goalAreas } = effect.reference;
      write`INSERT INTO situation_reference (id, agreement_id, kind, date, owner, place, goal_areas, recorded_at)
        VALUES (${id}::uuid, ${agreementId}::uuid, ${kind}, ${date ?? null}::date, ${owner}, ${where}, ${[...goalAreas]}::int[], ${commit.recordedAt}::timestamptz)`;
      return [{ kind: 'reference-added', subject: { reference: id } }];
    }
  }
}

/**
 * One workspace or team may hold channels of several agreements: each has it in its own log, and is read anew. They are locked in the
 * order of their ids, the commit's own last (receive-removal.ts). A team's first channel has the team's own id.
 */
function unbindAll(write: Write, commit: Commit, effect: Unbinding, kind: string): void {
  const { platform, tenant } = effect;
  const team = effect.kind === 'unbind-team' ? effect.team : null;
  write`UPDATE agreement SET revision = revision + 1
    WHERE id IN (SELECT agreement_id FROM channel WHERE platform = ${platform} AND tenant = ${tenant}
      AND (${team}::text IS NULL OR ${team}::text IN (team, id)))`;
  write`SELECT append_audit(affected.id, ${commit.at}::timestamptz, ${commit.recordedAt}::timestamptz, NULL::uuid,
      ${commit.actor}::text, ${kind}::text, ${JSON.stringify({ platform })}::jsonb, NULL::text)
    FROM (SELECT DISTINCT agreement_id AS id FROM channel WHERE platform = ${platform} AND tenant = ${tenant}
      AND (${team}::text IS NULL OR ${team}::text IN (team, id))
      AND agreement_id IS DISTINCT FROM ${commit.agreementId ?? null}::uuid ORDER BY 1) AS affected`;
  write`DELETE FROM channel WHERE platform = ${platform} AND tenant = ${tenant}
    AND (${team}::text IS NULL OR ${team}::text IN (team, id))`;
}

function addFunction(write: Write, agreementId: string | null, entry: AgreementFunction): void {
  write`INSERT INTO function (id, agreement_id, name, party, roles, aliases, from_plan)
    VALUES (${entry.id}::uuid, ${agreementId}::uuid, ${entry.name}, ${entry.party}, ${[...entry.roles]}::text[], ${[...entry.aliases]}::text[], ${entry.fromPlan})
    ON CONFLICT (agreement_id, name) DO UPDATE SET party = excluded.party, roles = excluded.roles, aliases = excluded.aliases, from_plan = excluded.from_plan`;
}

function addGroup(write: Write, agreementId: string | null, group: Group): void {
  write`INSERT INTO working_group (id, agreement_id, name, kind, aliases)
    VALUES (${group.id}::uuid, ${agreementId}::uuid, ${group.name}, ${group.kind}, ${[...group.aliases]}::text[])
    ON CONFLICT (agreement_id, name) DO UPDATE SET kind = excluded.kind, aliases = excluded.aliases`;
}

function applyAgreement(write: Write, commit: Commit, effect: Extract<Effect, { kind: 'apply-agreement' }>): void {
  const { agreementId, definition, functions, groups, groupMembers } = effect;
  const json = definitionToJson(definition);
  write`INSERT INTO agreement (id, key, definition, valid_from, valid_to, created_at)
    VALUES (${agreementId}::uuid, ${definition.key}, ${json}::jsonb, ${definition.validFrom.toString()}::date, ${definition.validTo.toString()}::date, ${commit.recordedAt}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, valid_from = excluded.valid_from, valid_to = excluded.valid_to`;
  for (const entry of functions) addFunction(write, agreementId, entry);
  for (const group of groups) addGroup(write, agreementId, group);
  write`DELETE FROM function_group WHERE group_id IN (SELECT id FROM working_group WHERE agreement_id = ${agreementId}::uuid)`;
  for (const { functionId, groupId } of groupMembers) {
    write`INSERT INTO function_group (function_id, group_id) VALUES (${functionId}::uuid, ${groupId}::uuid) ON CONFLICT DO NOTHING`;
  }
  if (!effect.isNew) return;
  for (const { kind, date, owner, where, goalAreas } of definition.situationPicture) {
    write`INSERT INTO situation_reference (id, agreement_id, kind, date, owner, place, goal_areas, recorded_at)
      VALUES (gen_random_uuid(), ${agreementId}::uuid, ${kind}, ${date?.toString() ?? null}::date, ${owner}, ${where}, ${[...goalAreas]}::int[], ${commit.recordedAt}::timestamptz)`;
  }
}
