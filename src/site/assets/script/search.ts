// Suggestions under the search field (combobox of WAI-ARIA 1.2). The form works without.
type Suggestion = { kind: string; label: string; path: string }

const input = document.querySelector<HTMLInputElement>('.search [name=q]')
if (input) suggestAt(input)

function suggestAt(field: HTMLInputElement): void {
  const list = document.createElement('ul')
  const set = (attributes: Record<string, string>, element: Element = field) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  }
  list.className = 'suggestions'
  list.id = 'suggestions'
  list.hidden = true
  set({ role: 'listbox', 'aria-label': field.dataset.suggestions ?? '' }, list)
  set({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })
  field.after(list)
  let found: Suggestion[] = []
  let chosen = -1
  let timer = 0
  let asked = ''

  const choose = (index: number) => {
    chosen = index
    ;[...list.children].forEach((option, at) => void set({ 'aria-selected': String(at === index) }, option))
    set({ 'aria-activedescendant': index < 0 ? '' : `suggestion-${index}` })
  }
  const show = (items: Suggestion[]) => {
    found = items
    list.replaceChildren(
      ...items.map(({ label, path }, index) => {
        const option = document.createElement('li')
        option.textContent = label
        set({ role: 'option', id: `suggestion-${index}` }, option)
        option.onpointerdown = (event) => {
          event.preventDefault()
          location.href = path
        }
        return option
      }),
    )
    list.hidden = items.length === 0
    set({ 'aria-expanded': String(!list.hidden) })
    choose(-1)
  }
  const ask = async () => {
    const typed = field.value.trim().slice(0, 100)
    asked = typed
    if (typed.length < 2) return show([])
    const answer = await fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(typed)}`).catch(() => null)
    if (answer?.ok && asked === typed && document.activeElement === field) show((await answer.json()).items)
  }
  field.oninput = () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, 150)
  }
  field.onblur = () => show([])
  field.onkeydown = (event) => {
    const { key } = event
    const count = found.length
    if (count === 0) return
    if (key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1)
    else if (key === 'ArrowUp') choose(chosen < 0 ? count - 1 : chosen - 1)
    else if (key === 'Escape') show([])
    else if (key === 'Enter' && chosen >= 0) location.href = found[chosen]?.path ?? ''
    else return
    event.preventDefault()
  }
}
