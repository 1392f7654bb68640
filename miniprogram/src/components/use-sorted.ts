import { useMemo, useState } from 'react'
import type { Sorted } from './data-table'

type Value = string | number

const compare = (a: Value, b: Value): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN', { numeric: true })

/** Rows that are all here, in the order that was asked for last; Chinese by its sounds, equal ones as they came. */
export const useSorted = <R>(rows: readonly R[], values: Readonly<Record<string, (row: R) => Value>>, first: Sorted | null = null) => {
  const [sorted, setSorted] = useState<Sorted | null>(first)
  const inOrder = useMemo(() => {
    const value = sorted && values[sorted.by]
    return value ? [...rows].sort((a, b) => compare(value(a), value(b)) * (sorted.down ? -1 : 1)) : rows
    // The functions that read a value are written anew with every render, and say the same each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, sorted])
  return { rows: inOrder, sorted, onSort: setSorted }
}
