/**
 * In a folder of captures, `iomem-added.txt` beside `iomem.txt` is an earlier state of the same listing: people keep the
 * newest one under the plain name. The word behind the dash names the stage. It does so only where at least two listings
 * have it: `lsmem-all.txt` beside `lsmem.txt` alone is another form of the listing, not an earlier one.
 * Returns the stage by name; names without one are absent.
 */
export function stagesOf(names: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Set(names.map((name) => partsOf(name).join('\n')));
  const found = names.flatMap((name) => {
    const [stem, extension] = partsOf(name);
    // The longest name that there is without its end: `lsmem-all-added` is a stage of `lsmem-all`.
    for (let dash = stem.lastIndexOf('-'); dash > 0; dash = stem.lastIndexOf('-', dash - 1)) {
      const plain = stem.slice(0, dash);
      if (stems.has(`${plain}\n${extension}`)) return [{ name, plain, stage: stem.slice(dash + 1) }];
    }
    return [];
  });
  const listings = new Map<string, Set<string>>();
  for (const { plain, stage } of found) listings.set(stage, (listings.get(stage) ?? new Set()).add(plain));
  return new Map(found.flatMap(({ name, stage }) => ((listings.get(stage)?.size ?? 0) >= 2 ? [[name, stage] as const] : [])));
}

/** The file's name without its folder, and its extension. */
function partsOf(name: string): readonly [stem: string, extension: string] {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = file.lastIndexOf('.');
  return dot <= 0 ? [file, ''] : [file.slice(0, dot), file.slice(dot)];
}
