import { Injectable } from '@nestjs/common'; // must be refused
import { DataSource } from 'typeorm'; // must be refused
import * as database from '@portal/server/database'; // must be refused
import * as simulation from '@portal/simulation'; // must be refused
export const illegal = [Injectable, DataSource, database, simulation];
