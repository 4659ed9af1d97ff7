import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime.js'
import {
  PathnameContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js'
import type { ReactNode } from 'react'

const nowhere: AppRouterInstance = {
  ...{ back: () => {}, forward: () => {}, refresh: () => {}, push: () => {}, replace: () => {} },
  ...{ prefetch: () => {}, bfcacheId: '' },
}

/** What Next gives the components of a page: its router, and where the page is. */
export function NextRouter({
  at = '/admin/articles',
  router = {},
  children,
}: {
  at?: string
  router?: Partial<AppRouterInstance>
  children: ReactNode
}) {
  const { pathname, searchParams } = new URL(at, 'http://localhost')
  return (
    <AppRouterContext value={{ ...nowhere, ...router }}>
      <PathnameContext value={pathname}>
        <SearchParamsContext value={searchParams}>{children}</SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  )
}
