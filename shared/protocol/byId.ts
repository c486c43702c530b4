/** Values by their ids, as a projection keeps them. */
export function byId<Value extends { readonly id: string }>(
  values: readonly Value[],
): Record<Value['id'], Value> {
  return Object.fromEntries(values.map((value) => [value.id, value])) as Record<Value['id'], Value>;
}
