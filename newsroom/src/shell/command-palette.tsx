import { Modal, useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { articleListQuery } from '../articles/queries.ts'
import { useMay, useWrites } from '../session/session.ts'
import type { TextKey } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './command-palette.module.css'
import { Icon, type IconName } from './icons.tsx'
import { Keys } from './keys.tsx'
import { placesFor } from './places.ts'
import { shortcuts } from './shortcuts.ts'

type Command = {
  id: string
  label: string
  more?: string
  icon: IconName
  keys?: string | undefined
  words?: string
  run: () => void
}

/** Ctrl K: finds places, commands and articles. Arrow keys choose, Enter goes. */
export function CommandPalette({ onClose, openHelp }: { onClose: () => void; openHelp: () => void }) {
  const t = useTexts()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useCommands(openHelp).filter((command) => fits(command, query))
  const articles = useArticles(query)
  const found = [...commands.slice(0, query ? 6 : 20), ...articles]
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(found[chosen])
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={600}
      yOffset="12vh"
      centered={false}
      padding={0}
      attributes={{ content: { 'aria-label': t('shell.find') } }}
    >
      <div className={styles.search}>
        <Icon name="search" />
        <input
          data-autofocus
          className={styles.input}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[chosen] ? `palette-${found[chosen].id}` : undefined}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div id="palette-list" role="listbox" aria-label={t('shell.find')} className={styles.list}>
        {found.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are worked by the input above, which keeps the focus
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={styles.option}
            ref={i === chosen ? scrollTo : null}
            onMouseMove={() => setChosen(i)}
            onClick={() => run(command)}
          >
            <Icon name={command.icon} />
            <span className={styles.label}>{command.label}</span>
            {command.more && <span className="small soft nowrap">{command.more}</span>}
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{t('palette.none', { query })}</p>}
      </div>
    </Modal>
  )
}

const scrollTo = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
const fits = ({ label, words = '' }: Command, query: string) =>
  fold(query)
    .split(/\s+/)
    .every((word) => fold(`${label} ${words}`).includes(word))

function useCommands(openHelp: () => void): Command[] {
  const t = useTexts()
  const may = useMay()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const keysTo = (to: string) => shortcuts.find((shortcut) => 'go' in shortcut && shortcut.go === to)?.keys
  const going = (name: TextKey, to: string, icon: IconName, words = ''): Command => ({
    id: to,
    label: t(name),
    words,
    icon,
    keys: keysTo(to),
    run: () => void navigate({ to }),
  })
  const places = placesFor(may).flatMap((place) =>
    place.rooms.length > 0
      ? place.rooms.map((room) =>
          going(room.name, room.to, place.icon, `${t(place.name)} ${room.words ? t(room.words) : ''}`),
        )
      : [going(place.name, place.to, place.icon)],
  )
  const writes = useWrites()
  return [
    ...(writes ? [going('articles.new', '/articles/new', 'plus')] : []),
    ...places,
    going('account.title', '/account', 'person'),
    ...(['light', 'dark', 'auto'] as const).map(
      (scheme): Command => ({
        id: `look-${scheme}`,
        label: `${t('shell.look')}: ${t(`shell.look.${scheme}`)}`,
        icon: 'sun',
        run: () => setColorScheme(scheme),
      }),
    ),
    { id: 'help', label: t('keys.help'), icon: 'keyboard', keys: '?', run: openHelp },
  ]
}

/** Articles by their words, the last changed ones when nothing is typed. */
function useArticles(typed: string): Command[] {
  const t = useTexts()
  const navigate = useNavigate()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery({
    ...articleListQuery({ q: q || undefined, limit: 8 }),
    placeholderData: keepPreviousData,
  })
  return (data?.items ?? []).map((article) => ({
    id: article.id,
    label: article.headline,
    more: t(`status.${article.status}`),
    icon: 'article',
    run: () => void navigate({ to: '/articles/$id', params: { id: article.id } }),
  }))
}
