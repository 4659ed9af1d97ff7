import type { Ground } from '../ground.ts'
import type { Row } from '../table.ts'
import { measureCached } from './cached.ts'
import { measureEditor } from './editor.ts'
import { measureFirstView } from './first-view.ts'
import { measureFormBurst } from './form-burst.ts'
import { measureImport } from './import.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLists } from './lists.ts'
import type { Measure } from './measure.ts'
import { measureMedia } from './media.ts'
import { measureMediaPage } from './media-page.ts'
import { measureMixed } from './mixed.ts'
import { measurePageStore } from './page-store.ts'
import { measurePurges } from './purges.ts'
import { measureSearch } from './search.ts'
import { measureSharePictures } from './share-pictures.ts'
import { measureSoak } from './soak.ts'
import { measureStart } from './start.ts'
import { measureUncached } from './uncached.ts'
import { measureViews } from './views.ts'
import { measureViewsScale } from './views-scale.ts'

type NamedMeasure = {
  /** Whether it is part of the table in bench/README.md. */
  isOfTable?: true
  /** @param numbers of the command line, after its name */
  run: (ground: Ground, ...numbers: number[]) => Promise<Row[]>
}

const onSeed = (measure: Measure): NamedMeasure => ({
  isOfTable: true,
  run: async (ground) => measure(await ground.seed()),
})

/** Every measure by its name. */
export const measures: Readonly<Record<string, NamedMeasure>> = {
  cached: onSeed(measureCached),
  uncached: onSeed(measureUncached),
  views: onSeed(measureViews),
  mixed: onSeed(measureMixed),
  purges: onSeed(measurePurges),
  start: onSeed(measureStart),
  'first-view': onSeed(measureFirstView),
  editor: onSeed(measureEditor),
  search: { run: async (ground, articles = 1e6) => measureSearch(await ground.databases(), articles) },
  lists: { run: async (ground, articles = 1e6) => measureLists(await ground.databases(), articles) },
  soak: { run: (_, seconds = 60) => measureSoak(seconds) },
  media: { run: (_, pictures = 100) => measureMedia(pictures) },
  'media-page': { run: measureMediaPage },
  share: { run: measureSharePictures },
  forms: { run: (_, forms = 10_000) => measureFormBurst(forms) },
  lighthouse: { run: measureLighthouse },
  'page-store': { run: measurePageStore },
  import: { run: (_, articles = 20_000) => measureImport(articles) },
  'views-scale': { run: (_, articles = 1e6, rows = 1e7) => measureViewsScale(articles, rows) },
}
