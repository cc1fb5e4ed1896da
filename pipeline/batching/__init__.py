"""Many documents in one go: found, enclosed in parcels, made by any executor's workers, shelved as they come."""
