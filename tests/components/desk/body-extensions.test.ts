import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { marks } from '#lib/articles/body/marks.ts'
import { nodes } from '#lib/articles/body/nodes.ts'
import type { MarkSpec, NodeSpec } from '#lib/articles/body/spec.ts'

// The editor writes exactly what can be stored: its schema and the tables of lib/articles/body name the same things.

const schema = getSchema(bodyExtensions)
const allNodes = Object.entries<NodeSpec>(nodes)
const allMarks = Object.entries<MarkSpec>(marks)

describe('the editor’s schema and the body’s tables', () => {
  it('have the same nodes and marks', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(['text', ...Object.keys(nodes)].sort())
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(marks).sort())
  })

  it.each(allNodes)('let the same nodes stand in %s', (type, { content }) => {
    const inside = content?.slice(0, -1)
    const allowed = allNodes
      .filter(([, { group }]) => group.some((one) => one === inside))
      .map(([name]) => name)
    if (inside === 'inline') allowed.push('text')
    const match = schema.nodes[type]?.contentMatch
    const editors = Object.values(schema.nodes).filter((one) => match?.matchType(one))
    expect(editors.map(({ name }) => name).sort()).toEqual(allowed.sort())
  })

  it.each([...allNodes, ...allMarks])('give %s its attributes', (type, { attrs = {} }) => {
    const known = (schema.nodes[type] ?? schema.marks[type])?.spec.attrs ?? {}
    expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(attrs)))
  })

  it('begin an empty sheet with a paragraph', () => {
    expect(schema.topNodeType.createAndFill()?.toJSON()).toMatchObject({
      type: 'doc',
      content: [{ type: 'paragraph' }],
    })
  })
})
