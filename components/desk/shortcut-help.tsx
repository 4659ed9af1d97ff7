'use client'

import { Dialog } from '@base-ui/react/dialog'
import { alignTools, insertTools, listTools, markTools, moreMarkTools, styleTools } from './body-tools.ts'

type Key = { label: string; keys: string }

const others: Key[] = [
  { label: '链接', keys: 'Ctrl+K' },
  { label: '撤销', keys: 'Ctrl+Z' },
  { label: '重做', keys: 'Ctrl+Shift+Z' },
  { label: '插入菜单（在行首）', keys: '/' },
  { label: '段内换行', keys: 'Shift+Enter' },
  { label: '列表进一级、退一级', keys: 'Tab、Shift+Tab' },
  { label: '表格里到下一格、上一格', keys: 'Tab、Shift+Tab' },
  { label: '选中的图片：填写说明', keys: 'Tab' },
  { label: '图集里前移、后移', keys: 'Alt+←、Alt+→' },
  { label: '一键排版', keys: 'Ctrl+Alt+P' },
  { label: '到下一处、上一处校对提示', keys: 'F7、Shift+F7' },
  { label: '采纳、忽略所在的提示', keys: 'Alt+Enter、Alt+Shift+Enter' },
  { label: '保存', keys: 'Ctrl+S' },
  { label: '发布', keys: 'Ctrl+Enter' },
  { label: '预览', keys: 'Ctrl+Shift+P' },
  { label: '这张表', keys: 'Ctrl+/' },
]

const groups: [string, Key[]][] = [
  ['段落', [...styleTools, ...listTools, ...alignTools]],
  ['文字', [...markTools, ...moreMarkTools]],
  ['插入', insertTools],
  ['其他', others],
]

/** All keys of the text editor. On a Mac ⌘ stands for Ctrl. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="help-backdrop" />
        <Dialog.Popup className="help">
          <Dialog.Title>快捷键</Dialog.Title>
          <div className="help-groups">
            {groups.map(([name, keys]) => (
              <section key={name}>
                <h3>{name}</h3>
                <dl>
                  {keys
                    .filter((one) => one.keys)
                    .map(({ label, keys }) => (
                      <div key={label}>
                        <dt>{label}</dt>
                        <dd>
                          <kbd>{isMac ? keys.replaceAll('Ctrl', '⌘').replaceAll('Alt', '⌥') : keys}</kbd>
                        </dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <Dialog.Close className="btn">关闭</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
