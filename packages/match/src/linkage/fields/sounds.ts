import { citySound, soundOf } from "../../names/index.ts";
import { remembered } from "./remembered.ts";

const limit = 30_000;

/** {@link soundOf}, remembered. */
export const soundOfWord = remembered(limit, soundOf);

/** {@link citySound}, remembered. */
export const soundOfCity = remembered(limit, citySound);
