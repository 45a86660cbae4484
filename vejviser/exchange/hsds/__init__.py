"""HSDS (Open Referral): read and written without loss. The mapping is in ressourcer/hsds/LAESMIG.md."""
