import { z } from 'zod';
import type { AgreementProblem } from '../../domain/agreement-fault.ts';
import { suggestion } from './fields.ts';
import type { FilePath } from './file-tree.ts';
import { expectedAt, spelledKey } from './spelled.ts';

/** What a schema issue says about the file: one problem per unknown key, else one. */
export function issueProblems(
  issue: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
): { path: FilePath; problem: AgreementProblem }[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(schema, issue.path).map(spelledKey);
    return issue.keys.map((found) => ({
      path: [...issue.path, found],
      problem: { key: 'unknown-key', found, allowed, ...suggestion(found, allowed) },
    }));
  }
  return [{ path: issue.path, problem: problemOf(issue, valueAt(data, issue.path)) }];
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): AgreementProblem {
  const expected = expectedAt(issue.path);
  const count = Array.isArray(value) ? value.length : typeof value === 'string' ? 1 : 0;
  if (issue.code === 'custom' && isProblem(issue.params?.problem)) return issue.params.problem;
  if (issue.code === 'too_small') return { key: 'too-few', count, min: Number(issue.minimum) };
  if (issue.code === 'too_big') return { key: 'too-many', count, max: Number(issue.maximum) };
  const last = issue.path.at(-1);
  if (value === undefined && typeof last === 'string') return { key: 'missing', field: spelledKey(last), expected };
  return { key: 'wrong-shape', expected };
}

function isProblem(value: unknown): value is AgreementProblem {
  return typeof value === 'object' && value !== null && 'key' in value;
}

function valueAt(data: unknown, path: FilePath): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}

function allowedKeys(schema: z.ZodType, path: FilePath): string[] {
  const inner = path.reduce<unknown>((each, step) => {
    const unwrapped = unwrap(each);
    if (unwrapped instanceof z.ZodArray) return unwrapped.element;
    return unwrapped instanceof z.ZodObject ? unwrapped.shape[String(step)] : undefined;
  }, schema);
  const object = unwrap(inner);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
